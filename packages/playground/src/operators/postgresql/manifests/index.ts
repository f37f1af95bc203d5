export * from './MakerContext';
export * from './disruptionBudgets';
export * from './logicalBackup';
export * from './pooler';
export * from './secrets';
export * from './services';
export * from './statefulSet';
