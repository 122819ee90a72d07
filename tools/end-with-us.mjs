/** A child that does work of ours must not go on alone when we leave. */
export function endWithUs(child) {
  const end = () => child.kill();
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return child;
}
