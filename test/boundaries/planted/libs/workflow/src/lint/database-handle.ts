interface DataSource {
  query(): void;
}

export const run = (source: DataSource): void => source.query();
