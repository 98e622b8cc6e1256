export const firstPasswords = `
-- 'none': nobody can sign in yet; 'first': made by the program, to be replaced at the first sign-in; 'own'.
ALTER TABLE operator ADD COLUMN password_state TEXT NOT NULL DEFAULT 'own'
  CHECK (password_state IN ('none', 'first', 'own'));
`;
