// Loaded into the server before its own code (node --import): when the process that started it dies without a word (kill -9), the
// server ends in order and takes the embedded database along, so that nothing is left running.
process.once('disconnect', () => {
  const database = Number(process.env.TONGBAN_EMBEDDED_PID);
  if (database) {
    process.once('exit', () => {
      try {
        process.kill(database, 'SIGINT');
      } catch {
        // it has gone before us
      }
    });
  }
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 27_000).unref();
});
