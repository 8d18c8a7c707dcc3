import { z } from "zod";
import { dutyKinds } from "../../../domain/duty.ts";
import { readDuties, readDuty } from "../../duty-json.ts";
import { defineRoute, type Route } from "../../route.ts";
import { dutyListQuery, dutySchema, idParams, pageOf } from "../../schemas.ts";
import type { DutyResource } from "./owned.ts";

/** The list of one kind of duties, newest first, and one of them with all its kind shows. */
export function readRoutes(of: DutyResource): readonly Route[] {
  return [
    defineRoute({
      method: "get",
      path: of.path,
      tag: of.tag,
      summary: `List ${of.tag}`,
      access: "token",
      query: dutyListQuery,
      answers: { 200: { description: "One page, newest first", schema: pageOf(of.schema) } },
      handle: async ({ query }, { acts }) => {
        const { cursor, ...filter } = query;
        return {
          status: 200,
          json: await readDuties(acts, { ...filter, kind: of.kind, after: cursor }, of.kind),
        };
      },
    }),
    defineRoute({
      method: "get",
      path: `${of.path}/{id}`,
      tag: of.tag,
      summary: `Read one of the ${of.tag}`,
      access: "token",
      params: idParams,
      answers: { 200: { description: "Where it stands", schema: of.schema } },
      handle: async ({ params }, { acts }) => ({
        status: 200,
        json: await readDuty(acts, params.id, of.kind),
      }),
    }),
  ];
}

/** All duties, whatever their kind. */
export const listAllDuties = defineRoute({
  method: "get",
  path: "/v1/duties",
  tag: "duties",
  summary: "List all duties",
  access: "token",
  query: dutyListQuery.extend({ kind: z.enum(dutyKinds).optional() }),
  answers: { 200: { description: "One page, newest first", schema: pageOf(dutySchema) } },
  handle: async ({ query }, { acts }) => {
    const { cursor, ...filter } = query;
    return { status: 200, json: await readDuties(acts, { ...filter, after: cursor }, "any") };
  },
});
