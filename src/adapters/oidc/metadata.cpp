#include "adapters/oidc/metadata.hpp"

#include "adapters/oidc/fetch.hpp"
#include "app/ports/unavailable.hpp"
#include "auth/json_object.hpp"

namespace apex::adapters::oidc {
namespace {

using Clock = std::chrono::steady_clock;

std::string fetched_text(const std::string& url, const char* what) {
    const Fetched answer = fetch({url});
    if (answer.status != 200)
        throw FetchFailure(std::string(what) + " answers " + std::to_string(answer.status));
    return answer.body;
}

std::string address_of(const auth::JsonObject& document, const char* name) {
    const auto url = document.text(name);
    if (!url || !is_trustworthy(*url))
        throw FetchFailure(std::string("its discovery document has no usable ") + name);
    return *url;
}

}  // namespace

bool is_trustworthy(std::string_view url) {
    if (url.starts_with("https://")) return url.size() > 8;
    for (const std::string_view local : {"http://127.0.0.1", "http://localhost", "http://[::1]"})
        if (url.starts_with(local)) {
            const std::string_view rest = url.substr(local.size());
            return rest.empty() || rest.front() == ':' || rest.front() == '/';
        }
    return false;
}

std::shared_ptr<const Metadata> MetadataSource::kept() {
    const std::lock_guard lock(mutex_);
    return kept_;
}

std::shared_ptr<const Metadata> MetadataSource::current() {
    auto metadata = kept();
    if (metadata && Clock::now() - metadata->fetched_at < fresh_for) return metadata;
    const Refreshed refreshed = refresh(metadata ? retry_after : pause);
    metadata = kept();
    if (metadata && Clock::now() - metadata->fetched_at < usable_for) return metadata;
    if (refreshed == Refreshed::busy)
        throw app::Unavailable("identity_provider", "its keys are being fetched");
    const std::lock_guard lock(mutex_);
    throw app::Unavailable("identity_provider", last_trouble_);
}

std::shared_ptr<const Metadata> MetadataSource::newer(const std::shared_ptr<const Metadata>& than) {
    if (refresh(pause) == Refreshed::busy)
        throw app::Unavailable("identity_provider", "its keys are being fetched");
    auto metadata = kept();
    return metadata != than ? metadata : nullptr;
}

MetadataSource::Refreshed MetadataSource::refresh(std::chrono::seconds after) {
    const std::unique_lock only_one(fetching_, std::try_to_lock);
    if (!only_one) return Refreshed::busy;
    {
        const std::lock_guard lock(mutex_);
        if (tried_at_ && Clock::now() - *tried_at_ < after) return Refreshed::too_soon;
        tried_at_ = Clock::now();
    }
    try {
        auto fetched = std::make_shared<const Metadata>(fetch_all());
        for (const std::string& why : fetched->keys.left_out) note_(why);
        const std::lock_guard lock(mutex_);
        kept_ = std::move(fetched);
    } catch (const FetchFailure& failure) {
        note_(failure.what());
        const std::lock_guard lock(mutex_);
        last_trouble_ = failure.what();
    }
    return Refreshed::tried;
}

Metadata MetadataSource::fetch_all() const {
    const std::string base =
        issuer_.ends_with('/') ? issuer_.substr(0, issuer_.size() - 1) : issuer_;
    const auto document = auth::JsonObject::read(
        fetched_text(base + "/.well-known/openid-configuration", "its discovery document"));
    if (!document) throw FetchFailure("its discovery document is no JSON object");
    if (document->text("issuer") != issuer_)
        throw FetchFailure("its discovery document names another issuer");
    auto keys = auth::parse_key_set(fetched_text(address_of(*document, "jwks_uri"), "its key set"));
    if (const Rejection* refusal = refused(keys))
        throw FetchFailure("its key set " + refusal->reason);
    return {address_of(*document, "authorization_endpoint"),
            address_of(*document, "token_endpoint"), value(std::move(keys)), Clock::now()};
}

}  // namespace apex::adapters::oidc
