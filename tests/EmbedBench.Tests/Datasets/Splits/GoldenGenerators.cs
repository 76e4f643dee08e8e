using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EmbedBench.Tests.Datasets.Splits;

/// <summary>The values that Python, NumPy and datasets gave, and how a list of them is compared.</summary>
internal static class GoldenGenerators
{
    /// <summary>The cases of one generator, for example <c>python_random_shuffle</c>.</summary>
    public static IReadOnlyList<JsonElement> Cases(string name)
    {
        using JsonDocument document = JsonDocument.Parse(SharedData.Text("golden/rng/rng.json"));
        return [.. document.RootElement.GetProperty(name).Clone().EnumerateArray()];
    }

    public static long Seed(this JsonElement golden) => golden.GetProperty("seed").GetInt64();

    public static int Count(this JsonElement golden) => golden.GetProperty("n").GetInt32();

    public static IEnumerable<double> Values(this JsonElement golden) => golden.GetProperty("values").EnumerateArray().Select(value => value.GetDouble());

    /// <summary>Long lists are held as a count, the first values and a hash of all.</summary>
    public static void AssertEquals(this JsonElement golden, IReadOnlyList<int> values)
    {
        Assert.Equal(golden.Count(), values.Count);
        Assert.Equal(golden.GetProperty("first").EnumerateArray().Select(value => value.GetInt32()), values.Take(golden.GetProperty("first").GetArrayLength()));
        string joined = string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(golden.GetProperty("sha256_of_comma_joined").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined))));
    }
}
