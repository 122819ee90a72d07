/** What of the browser's own detector is used; not every browser has it. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

const LARGEST_SIDE = 2_400;
const COMPACT_FORM = /eyJ[\w-]+\.[\w-]+\.[\w-]+(?:~[\w.-]+)*~[\w.-]*/;

/** Finds the text of QR codes in pictures, with the browser's detector where it has one, else with a decoder that is fetched now. */
export async function codeReader(): Promise<(source: ImageBitmap) => Promise<string | null>> {
  const found = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const detector = found && new found({ formats: ['qr_code'] });
  const { decodeQR } = await import('qr/decode.js');
  return async (source) => {
    const native = await detector?.detect(source).catch(() => []);
    if (native?.[0]) return native[0].rawValue;
    const scale = Math.min(1, LARGEST_SIDE / Math.max(source.width, source.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(source.width * scale), Math.round(source.height * scale)];
    const drawing = canvas.getContext('2d', { willReadFrequently: true });
    if (!drawing) return null;
    drawing.drawImage(source, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height), { effort: 4, timeLimit: 1_500 });
    } catch {
      return null;
    }
  };
}

/** What a file holds: the code in a picture, the certificate within a PDF or a text. Null when a picture has no code or a file cannot be read. */
export async function readFile(file: File): Promise<string | null> {
  if (!file.type.startsWith('image/')) {
    const text = await file.text();
    return COMPACT_FORM.exec(text)?.[0] ?? (file.type === 'application/pdf' ? null : text);
  }
  const picture = await createImageBitmap(file).catch(() => null);
  return picture && (await codeReader())(picture);
}
