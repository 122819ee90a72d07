interface EntityManager {
  query(): void;
}

export const run = (manager: EntityManager): void => manager.query();
