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
package io.github.camelfilehosts.examples.mirror;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, as people write and read it. */
record Size(long bytes) {

    private static final String UNITS = "kMGT";
    private static final int STEP = 1_000;
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmgt]?)b?", Pattern.CASE_INSENSITIVE);

    @Override
    public String toString() {
        if (bytes < STEP) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes;
        int unit = -1;
        // What would be rounded to 1000.0 is shown as 1.0 of the next unit.
        while (value >= STEP - 0.05 && unit < UNITS.length() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", value, UNITS.charAt(unit));
    }

    /** Reads {@code 500k}, {@code 1.5 GB}, {@code 100}. */
    static final class Converter implements ITypeConverter<Size> {

        @Override
        public Size convert(String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size: write it as 500k, 1.5GB or 100");
            }
            double factor = 1;
            if (!matcher.group(2).isEmpty()) {
                factor = Math.pow(
                        STEP,
                        1
                                + UNITS.toLowerCase(Locale.ROOT)
                                        .indexOf(matcher.group(2).toLowerCase(Locale.ROOT)));
            }
            return new Size(Math.round(Double.parseDouble(matcher.group(1)) * factor));
        }
    }
}
