/** What is told of the work while it is done: to meters, tracers, listeners of events, and whoever looks. */
package io.github.camelfilehosts.internal.watch;
