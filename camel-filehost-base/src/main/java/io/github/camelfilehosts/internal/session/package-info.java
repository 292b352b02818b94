/**
 * One account's session, budget and places: one login at a time, and a key is dropped only if it is still the current
 * one.
 */
package io.github.camelfilehosts.internal.session;
