/**
 * What a route author meets of both components: the exceptions, {@link io.github.camelfilehosts.HostedFile}, and the
 * interfaces of the beans that may be given to them.
 */
package io.github.camelfilehosts;
