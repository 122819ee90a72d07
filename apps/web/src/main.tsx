import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startDisplay } from './app/display.js';
import './design/tokens.css';
import './design/base.css';
import './design/shell.css';
import './design/controls.css';
import './design/status.css';
import './design/data.css';
import './design/request.css';
import './design/print.css';
import './design/large.css';
import { startTexts } from './text/language.js';

const root = document.getElementById('root');
if (root !== null) {
  startDisplay();
  await startTexts();
  createRoot(root).render(<StrictMode><App /></StrictMode>);
}
