using System.Security.Cryptography;
using System.Text.Json;
using EmbedBench.Results.Json;

namespace EmbedBench.Tests.Results.Json;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": [1.0, 2E-7, true, null], "a": {} }""", """{"a":{},"b":[1,2e-7,true,null]}""")]
    [InlineData("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""", "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}")]
    [InlineData(""" "\u000f\n\"\\\/\u0041\t\u007f" """, "\"\\u000f\\n\\\"\\\\/A\\t\u007f\"")]
    public void Format_AnyLayout_GivesTheOneForm(string json, string expected) => Assert.Equal(expected, CanonicalJson.Format(Parse(json)));

    [Fact]
    public void Sha256_TwoLayoutsOfOneValue_AreEqual()
    {
        string hash = CanonicalJson.Sha256(Parse("""{"a":1,"b":"x"}"""));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("""{"a":1,"b":"x"}"""u8)), hash);
        Assert.Equal(hash, CanonicalJson.Sha256(Parse("""{ "b" : "\u0078", "a" : 1.0 }""")));
        Assert.NotEqual(hash, CanonicalJson.Sha256(Parse("""{"a":2,"b":"x"}""")));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("""{"a":1,"a":2}""")]
    public void Format_WhatHasNoForm_IsRefused(string json) => Assert.Throws<InvalidDataException>(() => CanonicalJson.Format(Parse(json)));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
