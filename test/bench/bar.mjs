// The bars: what the same stack reaches when all it does is one INSERT and its COMMIT, or one SELECT by primary key. Nest on Fastify, a checked DTO, a pg pool of the
// portal's size, a prepared statement. A program of its own: run.mjs starts it beside the portal.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { IsInt, IsString, Length, Min } from 'class-validator';
import pg from 'pg';

const INSERT = { name: 'bare-insert', text: 'INSERT INTO bare (id, title, note, amount, made_at) VALUES ($1, $2, $3, $4, $5)' };
const SELECT = { name: 'bare-select', text: 'SELECT id, title, note, amount, made_at FROM bare WHERE id = $1' };
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL) });

class BareDto {}
Length(1, 100)(BareDto.prototype, 'title');
IsString()(BareDto.prototype, 'note');
Min(1)(BareDto.prototype, 'amount');
IsInt()(BareDto.prototype, 'amount');

class BareController {
  async insert({ title, note, amount }) {
    const id = randomUUID();
    await pool.query({ ...INSERT, values: [id, title, note, amount, new Date()] });
    return { id };
  }

  async read(id) {
    return (await pool.query({ ...SELECT, values: [id] })).rows[0];
  }
}
Controller('bare')(BareController);
const insert = Object.getOwnPropertyDescriptor(BareController.prototype, 'insert');
Post()(BareController.prototype, 'insert', insert);
HttpCode(200)(BareController.prototype, 'insert', insert);
Body()(BareController.prototype, 'insert', 0);
Reflect.defineMetadata('design:paramtypes', [BareDto], BareController.prototype, 'insert');
const read = Object.getOwnPropertyDescriptor(BareController.prototype, 'read');
Get(':id')(BareController.prototype, 'read', read);
Param('id')(BareController.prototype, 'read', 0);
Reflect.defineMetadata('design:paramtypes', [String], BareController.prototype, 'read');

class BareModule {}
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
