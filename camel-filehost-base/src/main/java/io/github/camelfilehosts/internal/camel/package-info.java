/** What both components say to Camel the same way. */
package io.github.camelfilehosts.internal.camel;
