// SPDX-License-Identifier: Apache-2.0
#include "app/identity/base64url.h"
#include "app/identity/signed_code.h"
#include "app/identity/signing_key.h"

#include <catch2/catch.hpp>

using namespace hall::identity;

/// RFC 8037, appendix A.
namespace {

constexpr std::string_view privateJwk =
    R"({"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
constexpr std::string_view publicJwk =
    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
constexpr std::string_view privatePem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
constexpr std::string_view publicPem =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";
constexpr std::string_view compact =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += digits[value >> 4U];
        hex += digits[value & 0xfU];
    }
    return hex;
}

} // namespace

TEST_CASE("the keys of RFC 8037 A.1 and A.2 are read in every form, and have A.3's thumbprint",
          "[identity][codes]")
{
    for (const std::string_view text :
         {privateJwk,
          publicJwk,
          publicPem,
          privatePem,
          std::string_view{"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\n"}}) {
        CAPTURE(text);
        const auto key = VerifyingKey::parse(text);
        REQUIRE(key);
        CHECK(hexOf(key->bytes()) ==
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        CHECK(key->thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }
    for (const std::string_view text : {privateJwk, privatePem}) {
        CHECK(SigningKey::parse(text)->publicHalf() == VerifyingKey::parse(publicJwk).value());
    }
}

TEST_CASE("the signature of RFC 8037 A.4 is made to the byte, and A.5 verifies it",
          "[identity][codes]")
{
    const auto signing = SigningKey::parse(privateJwk);
    REQUIRE(signing);
    CHECK(writeCompact(R"({"alg":"EdDSA"})", "Example of Ed25519 signing", *signing) == compact);

    const auto code = readCompact(compact);
    REQUIRE(code);
    CHECK(code->payload == "Example of Ed25519 signing");
    CHECK(code->keyId.empty());
    CHECK(hexOf(code->signature) ==
          "860c98d2297f3060a33f42739672d61b53cf3adefed3d3c672f320dc021b411e"
          "9d59b8628dc351e248b88b29468e0e41855b0fb7d83bb15be902bfccb8cd0a02");
    CHECK(VerifyingKey::parse(publicJwk)->verifies(code->signedText, code->signature));
}

TEST_CASE("every changed byte of text or signature is noticed", "[identity][codes]")
{
    const auto key = VerifyingKey::parse(publicJwk);
    const auto code = readCompact(compact);
    REQUIRE(key);
    REQUIRE(code);
    for (std::size_t at = 0; at < code->signature.size(); ++at) {
        std::string changed = code->signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(key->verifies(code->signedText, changed));
    }
    for (std::size_t at = 0; at < code->signedText.size(); ++at) {
        std::string changed = code->signedText;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(key->verifies(changed, code->signature));
    }
    CHECK_FALSE(key->verifies(code->signedText, code->signature.substr(1)));
    CHECK_FALSE(key->verifies(code->signedText, code->signature + '0'));
    CHECK_FALSE(key->verifies(code->signedText, {}));
}

TEST_CASE("what is no key of Ed25519 is none, and a public one doesn't sign", "[identity][codes]")
{
    for (const std::string_view text : {
             std::string_view{},
             std::string_view{"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR"},
             std::string_view{"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
             std::string_view{R"({"kty":"OKP","crv":"X25519",
                 "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"},
             std::string_view{R"({"kty":"OKP","crv":"Ed25519","x":7})"},
             std::string_view{R"({"kty":"RSA","n":"AQAB","e":"AQAB"})"},
             std::string_view{"{"},
             std::string_view{"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2Vw\n-----END PUBLIC KEY-----"},
             // X25519 in a PEM that is whole.
             std::string_view{"-----BEGIN PUBLIC KEY-----\n"
                              "MCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                              "-----END PUBLIC KEY-----\n"},
         }) {
        CAPTURE(text);
        CHECK_FALSE(VerifyingKey::parse(text));
    }
    CHECK_FALSE(SigningKey::parse(publicJwk));
    CHECK_FALSE(SigningKey::parse(publicPem));
}

TEST_CASE("base64url has one text for each row of bytes", "[identity][codes]")
{
    for (const std::string_view bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
        CHECK(fromBase64Url(toBase64Url(bytes)) == std::string{bytes});
    }
    CHECK(toBase64Url("foob") == "Zm9vYg");
    CHECK(toBase64Url("\xfb\xff") == "-_8");
    for (const std::string_view text : {"Zg==", "Z", "Zh", "Zm9=", "Zm 9", "+_8", "Zm9vY"}) {
        CAPTURE(text);
        CHECK_FALSE(fromBase64Url(text));
    }
}
