import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SweepRunner } from '#platform';
import { detail, PDF, submit } from '../support/application.js';
import { startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

const HOUR = 3_600_000;

describe('files of drafts', () => {
  let house: House;
  let nurse: Person;

  beforeAll(async () => {
    house = await startHouse();
    nurse = await Person.signIn(house.base, 'nurse');
  });
  afterAll(async () => house?.close());

  /** Contents in the store: every file of the blob folder. */
  async function contents(): Promise<number> {
    const entries = await readdir(path.join(house.config.dataFolder, 'blobs'), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).length;
  }

  /** A page of its own width makes a content of its own. */
  async function upload(width: number): Promise<string> {
    const file = await nurse.upload<{ id: string }>('qualification_certificate', 'a.pdf', Buffer.from(PDF.toString('latin1').replace('0 0 200', `0 0 ${width}`), 'latin1'));
    expect(file.status).toBe(201);
    return file.body.id;
  }

  async function sweepAfter(millis: number): Promise<void> {
    house.clock.travelTo(new Date(Date.now() + millis));
    await house.app.get(SweepRunner).runNow('attachments');
    house.clock.travelTo(new Date());
  }

  it('a file that was taken back is gone at once for people, and from the store within hours', async () => {
    const before = await contents();
    const id = await upload(201);
    expect(await contents()).toBe(before + 1);
    expect((await nurse.delete(`/api/workflow/attachments/${id}`)).status).toBe(204);
    expect((await nurse.get(`/api/workflow/attachments/${id}`)).status).toBe(404);
    await sweepAfter(0);
    expect(await contents()).toBe(before + 1);
    await sweepAfter(3 * HOUR);
    expect(await contents()).toBe(before);
  });

  it('equal contents are one; they stay while a request names them', async () => {
    const before = await contents();
    const [kept, second] = [await upload(202), await upload(202)];
    expect(await contents()).toBe(before + 1);
    const request = (await submit(nurse, { qualificationCode: 'P33', attachmentIds: [kept] })).body.request;
    await nurse.delete(`/api/workflow/attachments/${second}`);
    await sweepAfter(100 * 24 * HOUR);
    const page = await detail(nurse, request.id);
    const download = await nurse.get(`/api/workflow/attachments/${page.attachments[0]?.id ?? ''}`);
    expect([download.status, download.headers.get('content-type'), download.headers.get('content-security-policy')]).toEqual([200, 'application/pdf', "sandbox; default-src 'none'"]);
  });

  it('a file is judged by its content, never by its name, and nothing of a refused one is kept', async () => {
    const before = await contents();
    const refusedFor = async (name: string, bytes: Buffer): Promise<unknown> => {
      const { status, body } = await nurse.upload<{ code: string; details?: { fault?: string } }>('qualification_certificate', name, bytes);
      return [status, body.code, body.details?.fault];
    };
    const polyglot = Buffer.concat([Buffer.from('%PDF-1.4\n<script>alert(1)</script>\n'), PDF.subarray(9)]);
    expect(await refusedFor('a.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'))).toEqual([415, 'attachment_type', undefined]);
    expect(await refusedFor('a.jpg', Buffer.from('<!doctype html><script>alert(1)</script>'))).toEqual([415, 'attachment_type', undefined]);
    expect(await refusedFor('a.pdf', polyglot)).toEqual([422, 'attachment_content', 'foreign']);
    expect(await refusedFor('a.pdf', Buffer.concat([PDF, Buffer.from('MZ and more')]))).toEqual([422, 'attachment_content', 'trailing']);
    expect(await refusedFor('a.pdf', Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]))).toEqual([413, 'too_large', undefined]);
    expect(await contents()).toBe(before);
    const renamed = await nurse.upload<{ mediaType: string }>('qualification_certificate', 'photo.jpg', PDF);
    expect([renamed.status, renamed.body.mediaType]).toEqual([201, 'application/pdf']);
  });

  it('a file that nobody submitted is forgotten after ninety days', async () => {
    const id = await upload(203);
    await sweepAfter(89 * 24 * HOUR);
    expect((await nurse.get(`/api/workflow/attachments/${id}`)).status).toBe(200);
    await sweepAfter(91 * 24 * HOUR);
    expect((await nurse.get(`/api/workflow/attachments/${id}`)).status).toBe(404);
  });
});
