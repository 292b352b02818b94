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

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.component.PropertyConfigurerSupport;

/**
 * Reads an option's value from text. Camel's own conversion reads {@code 5k} as the number 0 and {@code forever} as no
 * time, and cuts off numbers that are too large; here these are errors.
 */
final class OptionText {

    /** As Camel writes durations: {@code 1h30m}, {@code 500ms}. */
    private static final Pattern DURATION =
            Pattern.compile("(?=.)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS);

    private OptionText() {}

    /**
     * The value that a text means.
     *
     * @param type the option's type; a {@code long} may be a time in milliseconds, and accepts a duration
     * @return a value of the type; or the text itself, if Camel resolves it: a reference to a bean, another type
     * @throws io.github.camelfilehosts.InvalidRequestException that names option and text, if the option cannot be that
     */
    static Object read(CamelContext context, String scheme, String option, Class<?> type, String text) {
        // The magic value stands for a property that is unknown while camel export reads the routes.
        if (type == null || text.startsWith("#") || text.equals(PropertyConfigurerSupport.MAGIC_VALUE)) {
            return text;
        }
        Object value;
        try {
            value = value(context, type, text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | TypeConversionException e) {
            value = null;
        }
        new OptionCheck(scheme).require(value != null, option, expected(type), text);
        return value;
    }

    private static Object value(CamelContext context, Class<?> type, String text) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return text.matches("-?\\d+") ? Long.valueOf(text) : duration(text).toMillis();
        }
        if (type == Duration.class) {
            return duration(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
        }
        return type.isEnum() ? context.getTypeConverter().convertTo(type, text) : text;
    }

    private static Duration duration(String text) {
        Matcher units = DURATION.matcher(text);
        Duration duration = units.matches()
                ? ofUnits(units)
                : text.matches("-?[pP].*") ? Duration.parse(text) : Duration.ofMillis(Long.parseLong(text));
        if (!OptionCheck.isTime(duration)) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Duration ofUnits(Matcher units) {
        Duration duration = Duration.ZERO;
        for (ChronoUnit unit : UNITS) {
            String amount = units.group(UNITS.indexOf(unit) + 1);
            if (amount != null) {
                duration = duration.plus(Long.parseLong(amount), unit);
            }
        }
        return duration;
    }

    private static String expected(Class<?> type) {
        if (type == long.class || type == Long.class || type == Duration.class) {
            return "a time such as 5s, 1h30m or PT5S, or a number of milliseconds, of at most 365 days";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a whole number";
    }
}
