import type { SelectProps } from 'antd';

/** What a field shows of a choice: its name, and dots in place of its id until the choices are here. */
export const namedOrDots: NonNullable<SelectProps['labelRender']> = ({ label }) => label ?? '…';
