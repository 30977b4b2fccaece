// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configreader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <QFile>

#include "models/config/authreader.h"
#include "models/config/clientreader.h"
#include "models/config/jsonparser.h"
#include "models/config/objectreader.h"
#include "models/config/providerreader.h"
#include "models/config/serverreader.h"
#include "models/core/regularfile.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ReadPiece = 64 * 1024;

void noteBufferBound(const Configuration &configuration, ConfigFindings &findings)
{
    if (configuration.client.maxRequestBodyMb > configuration.server.bufferedMb) {
        findings.note(u"client.max_request_body_size_mb"_s,
                      u"Bodies above server.limits.buffered_mb, %1 MB, are refused all the same."_s.arg(
                          configuration.server.bufferedMb));
    }
}

void noteInferenceAuth(const Configuration &configuration, ConfigFindings &findings)
{
    if (configuration.client.enforceAuthOnInference && !configuration.auth.isInForce()) {
        findings.note(u"client.enforce_auth_on_inference"_s,
                      u"Virtual keys are not available in this version, and there is no password in "
                      "auth_config: callers are not asked for anything."_s);
    }
}

void detectMissingProviders(Configuration &configuration, const std::vector<DetectableProvider> &detectable,
                            const Environment &environment, ConfigFindings &findings)
{
    configuration.providers = detectProviders(detectable, environment);
    for (const ProviderConfig &provider : configuration.providers)
        findings.note(u"providers.%1"_s.arg(provider.name), detectionSentence(provider));
}

void checkSourceOfTruth(ObjectReader &root)
{
    const QString source = root.text("source_of_truth"_L1);
    if (!source.isEmpty() && source != "split"_L1 && source != "config.json"_L1)
        root.fail("source_of_truth"_L1, Fault::Choice, u"must be \"split\" or \"config.json\"."_s);
}

Error unreadable(const QString &path, const QString &reason)
{
    return Error(ErrorCode::FileUnreadable, u"%1 cannot be read: %2."_s.arg(path, reason).toStdString());
}

/// Of the file or link itself; a folder on the way that is closed is told from a file that is not there.
std::filesystem::file_status statusOf(const QString &path, std::error_code &trouble)
{
    return std::filesystem::symlink_status(QFile::encodeName(path).toStdString(), trouble);
}

} // namespace

bool isMissing(const QString &path)
{
    std::error_code trouble;
    return statusOf(path, trouble).type() == std::filesystem::file_type::not_found;
}

Result<ReadConfiguration> readConfiguration(const QByteArray &json, const QString &fileName,
                                            const Environment &environment,
                                            const std::vector<DetectableProvider> &detectable)
{
    if (json.size() > MaxConfigBytes) {
        return Error(
            ErrorCode::ConfigInvalid,
            u"%1 is larger than %2 MB."_s.arg(fileName, QString::number(MaxConfigBytes / (1024 * 1024)))
                .toStdString());
    }
    if (json.trimmed().isEmpty()) {
        return Error(ErrorCode::ConfigInvalid,
                     u"%1 is empty. The least that it may hold is {}, which sets nothing."_s.arg(fileName)
                         .toStdString());
    }
    Result<JsonNode> tree = JsonParser::parse(json, fileName);
    if (!tree)
        return std::move(tree).error();

    ConfigFindings findings(json, fileName);
    ReadConfiguration read;
    Configuration &configuration = read.configuration;
    if (tree->type != JsonNode::Type::Object) {
        findings.fail(tree->offset, {QString(), Fault::Type, u"the configuration must be an object, {…}."_s});
        return *findings.error();
    }
    ObjectReader root(*tree, QString(), findings);
    const std::optional<int> version = root.whole("version"_L1, {1, 2});
    configuration.version = version.value_or(2);
    configuration.client = readClient(root);
    configuration.server = readServer(root);
    if (const JsonNode *server = root.take("server"_L1)) {
        const auto isHost = [](const JsonMember &member) { return member.name == "host"_L1; };
        const auto host = std::ranges::find_if(server->members, isHost);
        if (host != server->members.end())
            read.hostPlace = JsonPlace::of(json, host->value.offset);
    }
    configuration.auth = readAuth(root, environment);
    configuration.logStore = readLogStore(root);
    configuration.providers = readProviders(root, version, environment);
    noteBufferBound(configuration, findings);
    noteInferenceAuth(configuration, findings);
    if (const JsonNode *providers = root.take("providers"_L1); !providers || providers->members.empty())
        detectMissingProviders(configuration, detectable, environment, findings);
    checkSourceOfTruth(root);
    read.store = readStoreSettings(root, environment);
    root.take("$schema"_L1);
    root.unusedSections({"framework"_L1, "mcp"_L1, "plugins"_L1, "vector_store"_L1, "websocket"_L1,
                         "setup_token"_L1, "cluster_config"_L1, "saml_config"_L1, "load_balancer_config"_L1,
                         "guardrails_config"_L1, "audit_logs"_L1, "large_payload_optimization"_L1});
    root.finish();

    if (std::optional<Error> error = findings.error())
        return *std::move(error);
    read.notices = findings.takeNotices();
    read.documents = FileDocuments::of(*tree);
    read.version = version;
    return read;
}

Result<ReadConfiguration> loadConfiguration(const QString &path, const Environment &environment,
                                            const std::vector<DetectableProvider> &detectable)
{
    std::error_code trouble;
    const std::filesystem::file_status link = statusOf(path, trouble);
    if (link.type() == std::filesystem::file_type::not_found)
        return readConfiguration("{}", path, environment, detectable);
    if (trouble == std::errc::permission_denied)
        return unreadable(path, u"its folder does not let this user in"_s);
    if (trouble)
        return unreadable(path, QString::fromStdString(trouble.message()));
    QFile file(path);
    if (const Result<void> opened = openRegularFile(file); !opened)
        return unreadable(path, QString::fromStdString(opened.error().message));
    // One byte more than allowed tells a file that is too large; its stated size may lie (/proc).
    // Piecewise, as a read of that size would set all of it aside.
    QByteArray json;
    while (json.size() <= MaxConfigBytes) {
        const QByteArray piece = file.read(std::min<qint64>(ReadPiece, MaxConfigBytes + 1 - json.size()));
        if (piece.isEmpty())
            break;
        json += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, file.errorString());
    return readConfiguration(json, path, environment, detectable);
}

} // namespace bifrost
