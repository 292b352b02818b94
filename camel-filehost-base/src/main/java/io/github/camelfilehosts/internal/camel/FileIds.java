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
package io.github.camelfilehosts.internal.camel;

import io.github.camelfilehosts.Failure;
import io.github.camelfilehosts.InvalidRequestException;
import io.github.camelfilehosts.internal.FileHostResult;
import io.github.camelfilehosts.internal.FileReference;
import io.github.camelfilehosts.internal.ids.IdList;
import io.github.camelfilehosts.internal.ids.IdReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * Reads the IDs of files from text with IDs and pasted links, from records, and from any number of these. Immutable.
 */
public final class FileIds {

    private static final int MOST_SHOWN = 3;

    private final IdReader reader;

    public FileIds(IdReader reader) {
        this.reader = reader;
    }

    /**
     * Exactly one ID.
     *
     * @throws InvalidRequestException if there is none, or more than one
     */
    public String one(MessageOptions options, String header, String option, Object configured) {
        return one(many(options, header, option, configured), options, header, option);
    }

    private static String one(List<String> ids, MessageOptions options, String header, String option) {
        if (ids.size() > 1) {
            String shown = String.join(", ", ids.subList(0, Math.min(ids.size(), MOST_SHOWN)));
            throw options.invalid(
                    header,
                    option,
                    "takes one ID for this operation, but has " + ids.size() + ": [" + shown
                            + (ids.size() > MOST_SHOWN ? ", ...]" : "]"));
        }
        return ids.get(0);
    }

    /**
     * At least one ID; from the body if neither the header nor the option gives one.
     *
     * @throws InvalidRequestException if there is none
     */
    public List<String> many(MessageOptions options, String header, String option, Object configured) {
        Object value = options.value(header, option, configured);
        Source source = new Source(value == null ? "the message body" : named(header, option), options);
        if (value == null) {
            value = options.bodyAsId();
        }
        if (value == null) {
            throw options.invalid(header, option, "is missing, and the message has no body to take it from");
        }
        List<String> ids = new IdList();
        collect(value, source, ids);
        if (ids.isEmpty()) {
            throw source.invalid("holds no ID");
        }
        return ids;
    }

    /**
     * The message body, if it is a record of that file, whose facts need not be asked for again.
     *
     * @return null if it is not
     */
    public <T extends FileReference> T record(Class<T> type, String id, MessageOptions options) {
        Object body = options.exchange().getMessage().getBody();
        return type.isInstance(body) && id.equals(type.cast(body).id()) ? type.cast(body) : null;
    }

    /** One ID that is not a file's, for example a folder's; null if there is none. It is never taken from the body. */
    public String optional(MessageOptions options, String header, String option, Object configured) {
        String text = options.text(header, option, configured);
        if (text == null) {
            return null;
        }
        return one(reader.ids(text, new Source(named(header, option), options)), options, header, option);
    }

    private static String named(String header, String option) {
        return "option " + option + " (header " + header + ")";
    }

    private void collect(Object value, Source source, List<String> ids) {
        if (value instanceof FileReference reference) {
            ids.add(id(reference, source));
        } else if (value instanceof Iterator<?> several) {
            several.forEachRemaining(each -> collectElement(each, source, ids));
        } else if (value instanceof Iterable<?> several && !(value instanceof Path)) {
            // A Path is iterable too, but is one file.
            collect(several.iterator(), source, ids);
        } else if (value instanceof Object[] several) {
            collect(Arrays.asList(several), source, ids);
        } else if (value instanceof FileHostResult) {
            throw source.invalid("is a " + value.getClass().getSimpleName() + ", which does not identify a file");
        } else {
            reader.read(text(value, source), ids, source);
        }
    }

    private void collectElement(Object each, Source source, List<String> ids) {
        int before = ids.size();
        if (each != null) {
            collect(each, source, ids);
        }
        if (ids.size() == before) {
            throw source.invalid("holds a blank ID, after " + before + " others");
        }
    }

    /** The ID of a record, which is not searched for several IDs. */
    private static String id(FileReference reference, Source source) {
        String provider = reference.provider();
        if (!provider.equals(source.options().context().provider())) {
            throw source.invalid(
                    "is a " + reference.getClass().getSimpleName() + ", which identifies a file of " + provider);
        }
        if (reference.id() == null || !IdReader.isId(reference.id())) {
            throw source.invalid("is a record without an ID");
        }
        return reference.id();
    }

    private static String text(Object value, Source source) {
        Exchange exchange = source.options().exchange();
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        if (text == null) {
            TextCharset.require(exchange, source.options().context());
            throw source.invalid(
                    "cannot be read as IDs: it is a " + value.getClass().getName());
        }
        if (text.isBlank()) {
            throw source.invalid("is a blank ID");
        }
        return text;
    }

    /** The source of the IDs, which every failure names. */
    private record Source(String name, MessageOptions options) implements Function<String, Failure> {

        @Override
        public Failure apply(String reason) {
            return options.context().failure(name + " " + reason);
        }

        InvalidRequestException invalid(String reason) {
            return new InvalidRequestException(apply(reason));
        }
    }
}
