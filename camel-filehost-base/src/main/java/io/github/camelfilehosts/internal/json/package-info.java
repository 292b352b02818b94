/** JSON as both services write it and as Camel's default mapper reads it. */
package io.github.camelfilehosts.internal.json;
