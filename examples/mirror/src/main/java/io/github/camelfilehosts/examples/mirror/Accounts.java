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

import io.github.camelfilehosts.alfafile.AlfaFileComponent;
import io.github.camelfilehosts.filefactory.FileFactoryComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts at both services. */
final class Accounts {

    static final String FILEFACTORY_EMAIL = "FILEFACTORY_EMAIL";
    static final String FILEFACTORY_PASSWORD = "FILEFACTORY_PASSWORD";
    static final String FILEFACTORY_AUTHKEY = "FILEFACTORY_AUTHKEY";
    static final String FILEFACTORY_API_URL = "FILEFACTORY_API_URL";
    static final String ALFAFILE_TOKEN = "ALFAFILE_TOKEN";
    static final String ALFAFILE_LOGIN = "ALFAFILE_LOGIN";
    static final String ALFAFILE_PASSWORD = "ALFAFILE_PASSWORD";
    static final String ALFAFILE_API_URL = "ALFAFILE_API_URL";

    /** The variables that are needed, for a message. */
    static final String NEEDED = FILEFACTORY_EMAIL + ", " + FILEFACTORY_PASSWORD + ", " + FILEFACTORY_AUTHKEY + ", and "
            + ALFAFILE_TOKEN + " or " + ALFAFILE_LOGIN + " and " + ALFAFILE_PASSWORD;

    private static final List<String> VARIABLES = List.of(
            FILEFACTORY_EMAIL,
            FILEFACTORY_PASSWORD,
            FILEFACTORY_AUTHKEY,
            FILEFACTORY_API_URL,
            ALFAFILE_TOKEN,
            ALFAFILE_LOGIN,
            ALFAFILE_PASSWORD,
            ALFAFILE_API_URL);

    private final Map<String, String> values;

    /** @param values the values by the names of their variables */
    Accounts(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The accounts that the settings name, or nothing if they name none at all.
     *
     * @throws IncompleteException if some of the variables needed are missing
     */
    static Optional<Accounts> in(Settings settings) throws IncompleteException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String variable : VARIABLES) {
            String value = settings.get(variable);
            if (value != null) {
                values.put(variable, value);
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        requireComplete(values);
        return Optional.of(new Accounts(values));
    }

    private static void requireComplete(Map<String, String> values) throws IncompleteException {
        for (String variable : List.of(FILEFACTORY_EMAIL, FILEFACTORY_PASSWORD, FILEFACTORY_AUTHKEY)) {
            if (!values.containsKey(variable)) {
                throw new IncompleteException(variable, values);
            }
        }
        boolean login = values.containsKey(ALFAFILE_LOGIN);
        boolean password = values.containsKey(ALFAFILE_PASSWORD);
        if (login != password) {
            throw new IncompleteException(login ? ALFAFILE_PASSWORD : ALFAFILE_LOGIN, values);
        }
        if (!login && !values.containsKey(ALFAFILE_TOKEN)) {
            throw new IncompleteException(
                    ALFAFILE_TOKEN + " (or " + ALFAFILE_LOGIN + " and " + ALFAFILE_PASSWORD + ")", values);
        }
    }

    void giveTo(FileFactoryComponent fileFactory) {
        var configuration = fileFactory.getConfiguration();
        configuration.setEmail(values.get(FILEFACTORY_EMAIL));
        configuration.setPassword(values.get(FILEFACTORY_PASSWORD));
        configuration.setAuthKey(values.get(FILEFACTORY_AUTHKEY));
        if (values.containsKey(FILEFACTORY_API_URL)) {
            configuration.setApiUrl(values.get(FILEFACTORY_API_URL));
        }
    }

    void giveTo(AlfaFileComponent alfaFile) {
        var configuration = alfaFile.getConfiguration();
        configuration.setToken(values.get(ALFAFILE_TOKEN));
        configuration.setLogin(values.get(ALFAFILE_LOGIN));
        configuration.setPassword(values.get(ALFAFILE_PASSWORD));
        if (values.containsKey(ALFAFILE_API_URL)) {
            configuration.setApiUrl(values.get(ALFAFILE_API_URL));
        }
    }

    /** Some of the variables are set, but one that is needed with them is not. */
    static final class IncompleteException extends Exception {

        private static final long serialVersionUID = 1L;

        IncompleteException(String missing, Map<String, String> values) {
            super(missing + " is missing: the environment, or mirror.properties, has "
                    + String.join(", ", values.keySet()) + " only");
        }
    }
}
