import type { ReactNode } from 'react';

export type Tone = 'info' | 'good' | 'care' | 'bad' | 'still';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; neither for text that was there from the start. */
  readonly role?: 'alert' | 'status' | 'note';
}

export function Notice({ tone, title, children, role }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} role={role}>
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
