/** COPY … FROM STDIN as `pg` takes a query of one's own: rows of text, in one piece. */
class CopyIn {
  constructor(text, data, { resolve, reject }) {
    Object.assign(this, { text, data, resolve, reject, error: undefined });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(Buffer.from(this.data));
    connection.endCopyFrom();
  }

  handleRowDescription() {}
  handleCommandComplete() {}

  handleError(error) {
    this.reject(error);
  }

  handleReadyForQuery() {
    this.resolve();
  }
}

const BACKSLASHED = /[\\\t\n\r]/g;
const SIGNS = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const cell = (value) => (value === null || value === undefined ? '\\N' : value instanceof Date ? value.toISOString() : String(value).replace(BACKSLASHED, (sign) => SIGNS[sign]));

/** Copies rows into the table, in the order of the columns. */
export async function copyIn(db, table, columns, rows) {
  const data = `${rows.map((row) => row.map(cell).join('\t')).join('\n')}\n`;
  await new Promise((resolve, reject) => { db.query(new CopyIn(`COPY ${table} (${columns.join(', ')}) FROM STDIN`, data, { resolve, reject })); });
}
