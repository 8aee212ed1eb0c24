import { describe, expect, test } from "vitest";
import { changeOrder, type OrderFacts, type OrderWish } from "./change-order.rules.ts";

const ann = {
  id: 7,
  customer_account_id: null,
  email: "ann@acme.example",
  first_name: "Ann",
  last_name: "",
  company_name: "Acme",
  phone: "",
  reference: "r",
};
const bob = { ...ann, id: 8, customer_account_id: 3, email: "bob@acme.example" };
const facts: OrderFacts = {
  order: { id: 1, customer_id: 7 },
  holderOfStoreId: undefined,
  buyer: ann,
  accountExists: true,
};
const bobs = {
  customer_id: 8,
  customer_email: "bob@acme.example",
  customer_first_name: "Ann",
  customer_last_name: null,
  customer_company: "Acme",
  customer_phone: null,
  customer_reference: "r",
};

describe("an order changes", () => {
  test.each<[string, OrderWish, Partial<OrderFacts>, object]>([
    ["nothing that is not wished", {}, {}, {}],
    ["its own members, and null empties one", { is_test: true, language: null }, {}, { is_test: true, language: null }],
    ["its id to a free one", { store_id: "b" }, {}, { store_id: "b" }],
    ["its id to the one it has", { store_id: "a" }, { holderOfStoreId: 1 }, { store_id: "a" }],
    ["nothing when it has that customer", { customer: 7 }, {}, {}],
    [
      "its customer, what is written of it, and the account",
      { customer: 8 },
      { buyer: bob },
      { ...bobs, customer_account_id: 3 },
    ],
    [
      "its customer into no account",
      { customer: 8, customer_account: null },
      { buyer: bob },
      { ...bobs, customer_account_id: null },
    ],
    ["its account, beside a customer that has none", { customer_account: 4 }, {}, { customer_account_id: 4 }],
    ["its account to the customer's own", { customer_account: 3 }, { buyer: bob }, { customer_account_id: 3 }],
  ])("%s", (_name, wish, known, change) => {
    expect(changeOrder(wish, { ...facts, ...known })).toEqual({ change });
  });

  test("to nobody: nothing is written of a customer any more", () => {
    expect(changeOrder({ customer: null }, { ...facts, buyer: undefined })).toEqual({
      change: {
        customer_id: null,
        customer_account_id: null,
        customer_email: null,
        customer_first_name: null,
        customer_last_name: null,
        customer_company: null,
        customer_phone: null,
        customer_reference: "",
      },
    });
  });
});

test.each<[string, OrderWish, Partial<OrderFacts>, string[][]]>([
  ["an id that another order has", { store_id: "b" }, { holderOfStoreId: 2 }, [["order_id_exists", "/store_id"]]],
  ["a customer of nobody", { customer: 9 }, { buyer: undefined }, [["unknown_customer", "/customer"]]],
  [
    "an account that is none",
    { customer_account: 9 },
    { accountExists: false },
    [["customer_account_not_found", "/customer_account"]],
  ],
  [
    "another account than the customer's",
    { customer_account: 4 },
    { buyer: bob },
    [["customer_account_id_mismatch", "/customer_account"]],
  ],
  [
    "everything that is wrong at once",
    { store_id: "b", customer: 9, customer_account: 9 },
    { holderOfStoreId: 2, buyer: undefined, accountExists: false },
    [
      ["order_id_exists", "/store_id"],
      ["unknown_customer", "/customer"],
      ["customer_account_not_found", "/customer_account"],
    ],
  ],
])("refused: %s", (_name, wish, known, expected) => {
  const decision = changeOrder(wish, { ...facts, ...known });
  expect("problems" in decision && decision.problems.map(({ code, pointer }) => [code, pointer])).toEqual(expected);
});
