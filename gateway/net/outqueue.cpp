// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/outqueue.h"

#include <array>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace bifrost::net {

void OutQueue::boundKernelShare(int fd)
{
    const int bytes = KernelShare;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes);
}

bool OutQueue::write(Transport &transport, std::span<const std::string_view> pieces)
{
    std::size_t done = 0;
    bool tookAll = false;
    if (m_rest.isEmpty()) {
        std::array<iovec, 16> vectors;
        std::size_t count = 0;
        std::size_t offered = 0;
        for (std::string_view piece : pieces) {
            if (piece.empty())
                continue;
            if (count == vectors.size())
                break;
            vectors[count++] = {const_cast<char *>(piece.data()), piece.size()};
            offered += piece.size();
        }
        if (offered == 0)
            return true;
        const Transport::Outcome outcome = transport.write({vectors.data(), count});
        if (outcome.status == Transport::Status::Failed || outcome.status == Transport::Status::Closed)
            return false;
        done = outcome.bytes;
        tookAll = done == offered;
    }
    for (std::string_view piece : pieces) {
        const std::size_t skip = std::min(done, piece.size());
        done -= skip;
        m_rest.append(piece.substr(skip));
    }
    // A socket that is not full never says that it takes more, so pieces that were not offered go now.
    return !tookAll || flush(transport);
}

void OutQueue::add(std::span<const std::string_view> pieces)
{
    for (const std::string_view piece : pieces)
        m_rest.append(piece);
}

bool OutQueue::flush(Transport &transport)
{
    while (!m_rest.isEmpty()) {
        const std::string_view rest = m_rest.view();
        const iovec vector{const_cast<char *>(rest.data()), rest.size()};
        const Transport::Outcome outcome = transport.write({&vector, 1});
        if (outcome.status == Transport::Status::WouldBlock)
            return true;
        if (outcome.status != Transport::Status::Done)
            return false;
        m_rest.consume(outcome.bytes);
    }
    return true;
}

} // namespace bifrost::net
