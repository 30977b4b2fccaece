// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/calltap.h"
#include "gateway/flow/job.h"
#include "gateway/flow/modelsinquiry.h"
#include "gateway/flow/route.h"
#include "gateway/flow/snapshot.h"
#include "gateway/net/deadline.h"
#include "gateway/net/exchange.h"
#include "models/log/logrow.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bifrost::flow {

class Engine;

/// Asks every provider for its models at the same time and answers with one list. Of a provider that does not
/// answer, or not soon, it tells what that said the last time; one that never did is left out, and waited for
/// longer where nothing is left. One that was slow the last time holds nobody up. Where one model is asked
/// for, its provider alone is asked.
class ModelsCall final : public Job,
                         private net::ExchangeSink,
                         private net::DeadlineSink,
                         private ModelsInquiry::Asker
{
public:
    ModelsCall(Engine &engine, net::Exchange &exchange, const Route &route, SnapshotPtr snapshot);
    ~ModelsCall() override;

    void begin();
    void cut() override;

private:
    void onBody(net::Exchange &exchange) override;
    void onGone(net::Exchange &exchange) override;
    void onDeadline(net::Deadline &deadline) override;

    std::optional<Error> whyNoList() const;
    void ask(const providers::Provider &provider, const providers::ProviderKey *key);
    void onInquiryEnded(ModelsInquiry &inquiry) override;
    void count(const ModelsInquiry &inquiry) const;
    void goOn();
    bool staysLate();
    bool isTime(std::chrono::microseconds spent) const;
    void answer();
    void noteFailure(const ModelsInquiry &inquiry, const Error &error);
    void refuseEarly(const Error &error);
    void refuse(const Error &error);
    void end(LogStatus status, int httpStatus, const Error *error);
    void leave();

    Engine &m_engine;
    net::Exchange *m_exchange; ///< null once it has been answered
    const Route &m_route;
    const SnapshotPtr m_snapshot;
    const std::int64_t m_startUs;
    std::shared_ptr<LogRow> m_row;
    std::unique_ptr<CallTap> m_tap; ///< null: nobody watches
    net::Deadline m_deadline;
    std::vector<std::unique_ptr<ModelsInquiry>> m_inquiries;
    std::string m_onlyProvider;
    std::string m_onlyModel; ///< with its provider; empty: the list is wanted
    int m_pageSize = 0;
    bool m_hasWrongPageSize = false;
    std::string m_pageToken;
    std::string m_viaLines;
    std::size_t m_running = 0;
    std::int64_t m_askedUs = 0;
    bool m_countsAsLate = false;
    bool m_answered = false; ///< what still comes is for the next time
};

} // namespace bifrost::flow
