// SPDX-License-Identifier: GPL-3.0-or-later
// Single header values that something is read from: credentials, cookies, how long to wait; and what hides
// them from the log.
#include "gateway/flow/retryafter.h"
#include "gateway/http/credentials.h"
#include "gateway/http/sessions.h"
#include "gateway/telemetry/secretmask.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace bifrost;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    for (const char *name : {"authorization", "cookie", "x-api-key"}) {
        net::RequestHead head;
        head.fields.push_back({name, text});
        if (const auto sent = http::Credentials::in(head)) {
            require(sent->name.size() + sent->password.reveal().size() <= http::Credentials::MostBytes,
                    "credentials have a bound");
            require(sent->name.find(':') == std::string::npos, "a name has no colon");
        }
        http::Sessions::tokenIn(head);
        telemetry::Secrets found;
        const std::string masked = telemetry::maskedValue(name, text, found);
        for (const Secret &secret : found)
            require(masked.find(secret.reveal()) == std::string::npos
                        || secret.reveal().find("•") != std::string_view::npos,
                    "what is found is not shown");
    }
    telemetry::Secrets found;
    std::string target = telemetry::maskedTarget(text, found);
    telemetry::hideSecrets(target, found);
    for (const Secret &secret : found) {
        require(secret.reveal().find('*') != std::string_view::npos // what hides another one may look like it
                    || target.find(secret.reveal()) == std::string::npos,
                "of a query, too", target);
    }
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
    for (const auto &wait :
         {flow::retryAfter(text, {}, now), flow::retryAfter({}, text, now), flow::retryAfter(text, now)})
        require(!wait || wait->count() >= 0, "nobody waits backwards");
    return 0;
}
