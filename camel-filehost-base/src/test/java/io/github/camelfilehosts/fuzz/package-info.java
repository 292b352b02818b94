/**
 * Replies that are wrong in every way that matters, and what must hold whatever a service replies. Shared by the tests
 * of the components.
 */
package io.github.camelfilehosts.fuzz;
