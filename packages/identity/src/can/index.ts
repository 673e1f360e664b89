export * from './action.ts';
export * from './can.ts';
export * from './granting.ts';
export * from './matrix.ts';
export * from './role.ts';
export * from './scope.ts';
