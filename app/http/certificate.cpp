// SPDX-License-Identifier: Apache-2.0
#include "app/http/certificate.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

namespace hall::http {

namespace {

using Part = BadCertificate::Part;

struct Free
{
    void operator()(BIO* bio) const
    {
        BIO_free(bio);
    }

    void operator()(X509* certificate) const
    {
        X509_free(certificate);
    }

    void operator()(EVP_PKEY* key) const
    {
        EVP_PKEY_free(key);
    }
};

using Bio = std::unique_ptr<BIO, Free>;
using X509Certificate = std::unique_ptr<X509, Free>;
using Pkey = std::unique_ptr<EVP_PKEY, Free>;

/// Nobody is asked for a passphrase.
int noPassphrase(char* /*to*/, int /*size*/, int /*writing*/, void* /*user*/)
{
    return 0;
}

Bio reader(const std::string& text)
{
    return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

X509Certificate next(const Bio& pem)
{
    return X509Certificate{PEM_read_bio_X509(pem.get(), nullptr, &noPassphrase, nullptr)};
}

auto bad(Part part, std::string what)
{
    ERR_clear_error();
    return failure(BadCertificate{.part = part, .what = std::move(what)});
}

std::string dayOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return "a day that can't be read";
    }
    constexpr int yearsBegin = 1900;
    return toText(BusinessDay{std::chrono::year{parts.tm_year + yearsBegin} /
                              std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)} /
                              std::chrono::day{static_cast<unsigned>(parts.tm_mday)}});
}

Result<void, BadCertificate> checkTimes(const X509& certificate, Time now)
{
    std::time_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const ASN1_TIME* const begins = X509_get0_notBefore(&certificate);
    const ASN1_TIME* const ends = X509_get0_notAfter(&certificate);
    if (X509_cmp_time(ends, &seconds) < 0) {
        return bad(Part::Chain, "has expired on " + dayOf(ends));
    }
    if (X509_cmp_time(begins, &seconds) > 0) {
        return bad(Part::Chain, "isn't good before " + dayOf(begins));
    }
    return {};
}

} // namespace

Result<void, BadCertificate> check(const Certificate& certificate, Time now)
{
    const Bio chain = reader(certificate.chain);
    const X509Certificate own = next(chain);
    if (own == nullptr) {
        return bad(Part::Chain, "has no certificate as PEM");
    }
    for (auto each = next(chain); each != nullptr; each = next(chain)) {
        if (auto checked = checkTimes(*each, now); !checked) {
            return checked;
        }
    }
    const Bio keyText = reader(certificate.key);
    const Pkey key{PEM_read_bio_PrivateKey(keyText.get(), nullptr, &noPassphrase, nullptr)};
    if (key == nullptr) {
        return bad(Part::Key, "has no private key as PEM without a password");
    }
    if (X509_check_private_key(own.get(), key.get()) != 1) {
        return bad(Part::Key, "doesn't belong to the certificate");
    }
    auto checked = checkTimes(*own, now);
    ERR_clear_error();
    return checked;
}

} // namespace hall::http
