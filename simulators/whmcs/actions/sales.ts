/**
 * How a client, and a service of it, come to be by the API of the WHMCS stand-in. Parameters, answers and the words of refusals
 * follow the vendor's API reference (developers.whmcs.com: AddClient, AddOrder, AcceptOrder); what it leaves open is said at
 * the choice.
 */
import { addClient as placeClient, addService } from "../builders.ts";
import { type Handler, find, isEmailAddress, logActivity, refuse, timestamp, today } from "../context.ts";
import { type PhpMap, intOf, isTruthy, mapOf, textOf } from "../php.ts";
import { addOrder as placeOrder } from "../record-builders.ts";
import { issueInvoice } from "../invoices.ts";
import { recordEmail } from "../mail.ts";
import { runModule } from "../modules.ts";

const required = {
  firstname: "You did not enter your first name",
  lastname: "You did not enter your last name",
  email: "You did not enter your email address",
  address1: "You did not enter your address (line 1)",
  city: "You did not enter your city",
  state: "You did not enter your state",
  postcode: "You did not enter your postcode",
  country: "Please choose your country from the drop down box",
  phonenumber: "You did not enter your phone number",
} as const;

/** A login comes with it, unless `owner_user_id` names one. ClientAdd, which follows, is none that the addon forwards. */
const addClient: Handler = (params, ctx) => {
  const { world, clock } = ctx;
  const given = (name: string): string => textOf(params, name) ?? "";
  if (!isTruthy(params["skipvalidation"])) {
    for (const [name, words] of Object.entries(required)) if (given(name) === "") refuse(words);
  }
  const email = given("email");
  if (!isEmailAddress(email)) refuse("The email address you entered was not valid");
  const isSame = (row: { readonly email: string }): boolean => row.email.toLowerCase() === email.toLowerCase();
  const owner = world.users.get(intOf(params, "owner_user_id"));
  const rows = owner === undefined ? [...world.clients.values(), ...world.users.values()] : [...world.clients.values()];
  if (rows.some(isSame)) refuse("A user already exists with that email address");
  for (const { id, name, required: isRequired } of world.clientCustomFields) {
    if (isRequired && !isTruthy(params["skipvalidation"])) {
      refuse(`You did not provide required custom field value for ${name} (${id})`);
    }
  }
  const texts = [...Object.keys(required), "companyname", "address2", "tax_id", "notes", "language"];
  const record = Object.fromEntries(texts.map((name) => [name, given(name)]));
  const client = placeClient(world, { ...record, email, datecreated: today(world, clock) }, owner);
  const user =
    owner ?? [...world.users.values()].find((row) => row.clients.some((link) => link.clientId === client.id));
  if (!isTruthy(params["noemail"])) recordEmail(ctx, client.id, "Welcome", "<p>Welcome</p>");
  logActivity(ctx, `Created Client ${client.firstname} ${client.lastname} - Client ID: ${client.id}`, client.id);
  return { clientid: client.id, owner_id: user?.id ?? 0 };
};

/** Services of products only; each is Pending until its order is accepted, whatever the product's own automation. */
const addOrder: Handler = (params, ctx) => {
  const { world, clock } = ctx;
  const client = find(world.clients, params, "clientid", "Client ID Not Found");
  const paymentmethod = textOf(params, "paymentmethod") ?? "";
  if (paymentmethod === "") refuse("Invalid Payment Method. Valid options include paypal,mailin,banktransfer");
  const products = listOf(params, "pid").map((id) => world.products.get(Number(id)) ?? refuse("Invalid Product ID"));
  if (products.length === 0) refuse("No items added to cart so order cannot proceed");
  const order = placeOrder(world, {
    clientId: client.id,
    paymentmethod,
    date: timestamp(world, clock),
    status: "Pending",
  });
  const services = products.map((product, index) =>
    addService(world, {
      clientId: client.id,
      productId: product.id,
      orderId: order.id,
      domain: listOf(params, "domain")[index] ?? "",
      paymentmethod,
      regdate: today(world, clock),
      nextduedate: today(world, clock),
      firstpaymentamount: listOf(params, "priceoverride")[index] ?? product.monthly,
      recurringamount: listOf(params, "priceoverride")[index] ?? product.monthly,
      status: "Pending",
    }),
  );
  if (!isTruthy(params["noinvoice"])) {
    const [first] = services;
    issueInvoice(ctx, client.id, {
      description: "Order",
      amount: first?.firstpaymentamount ?? "0.00",
      relid: first?.id ?? 0,
    });
  }
  const ids = services.map(({ id }) => id).join(",");
  return {
    orderid: order.id,
    productids: ids,
    serviceids: ids,
    addonids: "",
    domainids: "",
    invoiceid: order.invoiceId,
  };
};

/** Without `autosetup` the records become Active and no module hears of it (what the reference leaves open). */
const acceptOrder: Handler = (params, ctx) => {
  const { world } = ctx;
  const order = world.orders.get(intOf(params, "orderid"));
  if (order === undefined || order.status !== "Pending") refuse("Order ID not found or Status not Pending");
  order.status = "Active";
  for (const service of world.services.values()) {
    if (service.orderId !== order.id || service.status !== "Pending") continue;
    if (isTruthy(params["autosetup"])) runModule(ctx, service, "Create", {});
    else service.status = "Active";
  }
  return {};
};

function listOf(params: PhpMap, name: string): readonly string[] {
  const single = textOf(params, name);
  if (single !== undefined) return [single];
  return Object.values(mapOf(params, name)).map(String);
}

export const salesActions: Record<string, Handler> = {
  AddClient: addClient,
  AddOrder: addOrder,
  AcceptOrder: acceptOrder,
};
