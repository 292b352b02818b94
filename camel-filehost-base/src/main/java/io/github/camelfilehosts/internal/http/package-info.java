/**
 * One request, one reply: the budget, sending, recognising errors, trying again. The only place that knows HttpClient.
 */
package io.github.camelfilehosts.internal.http;
