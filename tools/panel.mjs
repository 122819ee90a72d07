/** The short panel that a start ends with. */
export function panel({ options, folder, given }) {
  const rows = [
    ['Address', options.publicUrl],
    ['API', `${options.publicUrl}/api/docs`],
    ...(options.demo ? [['Sign in', 'choose a role card: residents, window and case clerks, administrators (invented people, no password)']] : []),
    ['Data', `${folder.dir}${given ? ' (keys and attachments; the database is yours)' : ''}`],
    ['Log', `${folder.logDir}/portal.log`],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return ['', '  通办 Tongban is ready', '', ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''].join('\n');
}
