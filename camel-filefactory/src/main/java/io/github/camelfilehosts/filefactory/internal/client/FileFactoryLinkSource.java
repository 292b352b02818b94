/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.filefactory.internal.client;

import io.github.camelfilehosts.AuthenticationFailedException;
import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.FileAccessDeniedException;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.FileNotFoundOnHostException;
import io.github.camelfilehosts.RateLimitedException;
import io.github.camelfilehosts.TemporaryFailureException;
import io.github.camelfilehosts.UnexpectedResponseException;
import io.github.camelfilehosts.filefactory.model.DownloadLink;
import io.github.camelfilehosts.filefactory.model.LinkType;
import io.github.camelfilehosts.internal.http.CallContext;
import io.github.camelfilehosts.internal.http.DownloadReply;
import io.github.camelfilehosts.internal.http.WaitHint;
import io.github.camelfilehosts.internal.transfer.download.Link;
import io.github.camelfilehosts.internal.transfer.download.LinkExpiredException;
import io.github.camelfilehosts.internal.transfer.download.LinkSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The links of one file at FileFactory for one exchange, and the meaning of its download servers' error pages.
 * Thread-safe.
 */
final class FileFactoryLinkSource implements LinkSource {

    private static final Pattern CODE = Pattern.compile("(?:^|&)code=(\\d{1,6})(?:&|$)");

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    /** As long as other clients wait. */
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    /** The most connections that clients such as aria2 open; the service states no limit for a premium link. */
    private static final int MANY = 16;

    private final FileFactoryClient client;
    private final InstantSource clock;
    private final String id;
    private final String filePassword;
    private final CallContext context;

    /** @param filePassword null if the file needs none */
    FileFactoryLinkSource(
            FileFactoryClient client, InstantSource clock, String id, String filePassword, CallContext context) {
        this.client = client;
        this.clock = clock;
        this.id = id;
        this.filePassword = filePassword;
        this.context = context;
    }

    @Override
    public Link fresh() {
        return link(client.getDownloadLink(id, filePassword, context));
    }

    /** What a link allows, by its own type and not the account's. */
    Link link(DownloadLink link) {
        boolean resumable = link.linkType() == LinkType.PREMIUM || link.linkType() == LinkType.TRAFFICSHARE;
        Duration delay = link.delay() == null ? Duration.ZERO : Duration.ofSeconds(link.delay());
        return new Link(Link.uri(link.url(), id, context), resumable, resumable ? MANY : 1, delay, clock.instant());
    }

    /**
     * A failed download is often redirected to a page {@code ?code=NNN}, and perhaps from there to HTML with status
     * 200.
     */
    @Override
    public FileHostException refusal(DownloadReply reply) {
        return codes(reply)
                .mapToObj(code -> refusal(code, reply))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** An unknown code may be a mirror's own, in a redirect on the way to the file. */
    @Override
    public FileHostException suspicion(DownloadReply reply) {
        OptionalInt code = codes(reply).findFirst();
        return code.isEmpty()
                ? null
                : new UnexpectedResponseException(say(refused(code.getAsInt()), "this code is unknown"));
    }

    private static IntStream codes(DownloadReply reply) {
        return reply.locations().stream()
                .map(URI::getRawQuery)
                .filter(Objects::nonNull)
                .map(CODE::matcher)
                .filter(Matcher::find)
                .mapToInt(code -> Integer.parseInt(code.group(1)));
    }

    private Failure refused(int code) {
        return context.failure("the download server refused file '" + id + "' with code " + code)
                .withCode(code);
    }

    /** The refusal of a code; null if the code is unknown. */
    private FileHostException refusal(int code, DownloadReply reply) {
        Failure failure = refused(code);
        return switch (code) {
            case 152 -> new AuthenticationFailedException(say(failure, "the account is about to be deleted"));
            case 251, 252, 254 -> new FileNotFoundOnHostException(say(failure, "the file is gone"));
            case 257 -> new RateLimitedException(say(failure, "no free slots").withRetryAfter(Duration.ofMinutes(10)));
            case 258 -> new FileAccessDeniedException(say(failure, "only Premium members may download it"));
            case 263 ->
                new LinkExpiredException(say(failure, "the link has expired").withRetryAfter(A_WHILE));
            case 265 -> new LinkExpiredException(say(failure, "the link is bad").withRetryAfter(A_WHILE));
            case 266 ->
                new LinkExpiredException(say(failure, "the link was used before its delay had passed")
                        .withRetryAfter(Duration.ofMinutes(2)));
            case 274 ->
                new TemporaryFailureException(
                        say(failure, "the file is unavailable for a while").withRetryAfter(Duration.ofMinutes(20)));
            case 275 ->
                new RateLimitedException(
                        say(failure, "too many downloads at once").withRetryAfter(wait(reply)));
            default -> null;
        };
    }

    /** The wait that the page asks for. */
    private static Duration wait(DownloadReply reply) {
        try {
            Duration wait = WaitHint.in(TAG.matcher(reply.text()).replaceAll(" "));
            return wait == null ? A_WHILE : wait;
        } catch (IOException e) {
            return A_WHILE;
        }
    }

    private static Failure say(Failure failure, String meaning) {
        return failure.withMessage(failure.message() + ": " + meaning);
    }
}
