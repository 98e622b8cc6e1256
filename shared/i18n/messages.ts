/** The same keys as the Chinese original, so that a missing or spare translation is a type error. */
export type Messages<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Messages<Original[Key]>;
};
