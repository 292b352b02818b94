/** How jobs are kept, and carried out. */
package io.github.camelfilehosts.jobs.internal;
