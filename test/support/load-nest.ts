/**
 * Loads NestJS's own packages, which are ES modules, before any CommonJS add-on asks for them in the middle of
 * another import: Jest cannot serve a require() of a module that it is still linking.
 */
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/graphql';
import '@nestjs/apollo';
import '@nestjs/platform-fastify';
import '@nestjs/testing';
