import { crc32, deflateRawSync } from "node:zlib";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { writeOds } from "hucre/ods";

export const csvFile = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));

/** As an old Excel of Windows writes it. */
export const windowsFile = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));

export const xlsxFile = (...rows: CellValue[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: "Feuil1", rows }] });
export const odsFile = (...rows: CellValue[][]): Promise<Uint8Array> =>
  writeOds({ sheets: [{ name: "Feuille1", rows }] });

interface ZipPart {
  name: string;
  content: Uint8Array | string;
  /** What the directory says of its size, when it lies. */
  claimed?: number;
}

/** A zip put together by hand, so that it can be wrong in the ways that attackers choose. */
export function zipFile(parts: ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const size = claimed ?? bytes.length;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(0x5a210000, 6);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from("PK\x01\x02", "latin1"),
        Buffer.from([20, 0]),
        head,
        tail,
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

export const workbookParts = (sheet: string): ZipPart[] => [
  {
    name: "[Content_Types].xml",
    content:
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  },
  {
    name: "_rels/.rels",
    content:
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  },
  {
    name: "xl/workbook.xml",
    content:
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Feuil1" sheetId="1" r:id="r1"/></sheets></workbook>',
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    content:
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  },
  { name: "xl/worksheets/sheet1.xml", content: sheet },
];

/** The columns of an asset export of Snipe-IT, as its version 7 writes them. */
export const snipeHeadings = [
  "ID",
  "Company",
  "Asset Name",
  "Asset Tag",
  "Model",
  "Model No.",
  "Category",
  "Manufacturer",
  "Serial",
  "Purchase Date",
  "Purchase Cost",
  "Order Number",
  "Supplier",
  "Location",
  "Default Location",
  "Status",
  "Checked Out To",
  "Notes",
];
