/** The Camel component {@code filefactory}. */
package io.github.camelfilehosts.filefactory;
