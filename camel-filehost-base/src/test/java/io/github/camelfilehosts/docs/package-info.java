/**
 * Keeps the documentation true: renders its tables and examples from what they describe. Shared by the tests of the
 * components.
 */
package io.github.camelfilehosts.docs;
