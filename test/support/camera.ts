import { writeFile } from 'node:fs/promises';
import { create as createQr } from 'qrcode';

const [WIDTH, HEIGHT] = [1920, 1080];
const [PAPER, DESK, INK] = [235, 150, 20];
/** Blank modules around the code, as readers ask for. */
const MARGIN = 4;

/** Brightness of every dot of a frame with the code of a text upon a desk; without a text the desk alone. */
function lightOf(text: string | null): Buffer {
  const frame = Buffer.alloc(WIDTH * HEIGHT, DESK);
  if (text === null) return frame;
  const { modules: { size, data } } = createQr(text, { errorCorrectionLevel: 'L' });
  const dots = Math.floor(HEIGHT / (size + 2 * MARGIN));
  const side = (size + 2 * MARGIN) * dots;
  const [left, top] = [Math.floor((WIDTH - side) / 2), Math.floor((HEIGHT - side) / 2)];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [column, row] = [Math.floor(x / dots) - MARGIN, Math.floor(y / dots) - MARGIN];
      const isDark = column >= 0 && row >= 0 && column < size && row < size && data[row * size + column] === 1;
      frame[(top + y) * WIDTH + left + x] = isDark ? INK : PAPER;
    }
  }
  return frame;
}

/** Writes what a camera sees, again and again, as the file that Chromium plays in its place (YUV4MPEG2): frame after frame a text as QR code, or null for nothing. */
export async function writeCameraFile(file: string, frames: readonly (string | null)[]): Promise<void> {
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const parts = frames.flatMap((text) => [Buffer.from('FRAME\n'), lightOf(text), colour]);
  await writeFile(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420\n`), ...parts]));
}
