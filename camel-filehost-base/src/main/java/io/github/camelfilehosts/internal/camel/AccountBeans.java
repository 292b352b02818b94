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

import io.github.camelfilehosts.internal.session.Account;
import java.util.Hashtable;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the accounts of a CamelContext in JMX, beside its routes and components, if Camel has JMX. */
final class AccountBeans {

    private static final Logger LOG = LoggerFactory.getLogger(AccountBeans.class);

    private AccountBeans() {}

    /** Shows an account until it is hidden, however many components use it. */
    static void show(CamelContext context, Account account) {
        ManagementAgent agent = context.getManagementStrategy().getManagementAgent();
        if (agent == null) {
            return;
        }
        try {
            ObjectName name = name(context, account);
            if (!agent.isRegistered(name)) {
                agent.register(new ManagedAccount(account), name);
            }
        } catch (JMException e) {
            LOG.warn("Account {} is not shown in JMX", account.name(), e);
        }
    }

    static void hide(CamelContext context, Account account) {
        ManagementAgent agent = context.getManagementStrategy().getManagementAgent();
        if (agent == null) {
            return;
        }
        try {
            agent.unregister(name(context, account));
        } catch (JMException e) {
            LOG.debug("Account {} is still shown in JMX", account.name(), e);
        }
    }

    private static ObjectName name(CamelContext context, Account account) throws JMException {
        ObjectName ofContext = context.getManagementStrategy()
                .getManagementObjectNameStrategy()
                .getObjectNameForCamelContext(context);
        Hashtable<String, String> keys = new Hashtable<>();
        keys.put("context", ofContext.getKeyProperty("context"));
        keys.put("type", "filehosts");
        keys.put("name", ObjectName.quote(account.name()));
        return new ObjectName(ofContext.getDomain(), keys);
    }
}
