/** One row of GetInvoices. */
export interface InvoiceSummary {
  readonly invoiceId: number;
  readonly clientId: number;
  /** "" until WHMCS has numbered it; then the id is what people see. */
  readonly invoiceNumber: string;
  readonly status: string;
  readonly issuedOn: string | undefined;
  readonly dueOn: string | undefined;
  readonly paidAt: string | undefined;
  readonly subtotal: string | undefined;
  readonly credit: string | undefined;
  readonly tax: string | undefined;
  readonly tax2: string | undefined;
  readonly total: string;
  readonly currency: string;
  readonly paymentMethod: string;
  readonly notes: string;
}

/** An invoice with its lines and payments (GetInvoice). The billed name and address cannot be read through the API. */
export interface Invoice {
  readonly invoiceId: number;
  readonly clientId: number;
  readonly invoiceNumber: string;
  readonly status: string;
  readonly issuedOn: string | undefined;
  readonly dueOn: string | undefined;
  readonly paidAt: string | undefined;
  readonly subtotal: string | undefined;
  readonly credit: string | undefined;
  readonly tax: string | undefined;
  readonly tax2: string | undefined;
  readonly taxRate: string | undefined;
  readonly taxRate2: string | undefined;
  readonly total: string;
  readonly balance: string | undefined;
  readonly paymentMethod: string;
  readonly notes: string;
  readonly lines: readonly InvoiceLine[];
  readonly payments: readonly Payment[];
}

export interface InvoiceLine {
  readonly lineId: number;
  readonly type: string;
  readonly relatedId: number | undefined;
  readonly description: string;
  readonly amount: string;
  readonly taxed: boolean;
}

/** A payment as an invoice lists it. */
export interface Payment {
  readonly transactionId: number;
  readonly paidAt: string | undefined;
  readonly gateway: string;
  readonly reference: string;
  readonly description: string;
  readonly amountIn: string | undefined;
  readonly amountOut: string | undefined;
}

/** One row of GetTransactions, as far as bookkeeping must know it. */
export interface Transaction {
  readonly transactionId: number;
  readonly clientId: number;
  /** undefined: it belongs to no invoice. */
  readonly invoiceId: number | undefined;
  /** `YYYY-MM-DD[ HH:MM:SS]`, on WHMCS's wall clock. */
  readonly paidAt: string | undefined;
}

/** A quote (GetQuotes). Without `clientId` it is a prospect's and holds its own copy of the person's data. */
export interface Quote {
  readonly quoteId: number;
  readonly clientId: number | undefined;
  readonly subject: string;
  readonly stage: string;
  readonly createdOn: string | undefined;
  readonly validUntil: string | undefined;
  readonly sentOn: string | undefined;
  readonly acceptedOn: string | undefined;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  readonly country: string;
  readonly phoneNumber: string;
  readonly taxId: string;
  readonly subtotal: string | undefined;
  readonly tax1: string | undefined;
  readonly tax2: string | undefined;
  readonly total: string | undefined;
  readonly proposal: string;
  readonly customerNotes: string;
  readonly items: readonly QuoteItem[];
}

export interface QuoteItem {
  readonly itemId: number;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly taxable: boolean;
}
