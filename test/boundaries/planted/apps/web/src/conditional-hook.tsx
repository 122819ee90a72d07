import { useState } from 'react';

export function Greeting({ known }: { known: boolean }): string {
  if (known) useState(0);
  return 'hello';
}
