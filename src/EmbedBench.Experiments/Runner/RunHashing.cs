using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmbedBench.Datasets;

namespace EmbedBench.Experiments.Runner;

/// <summary>SHA-256 digests of what a run is made of.</summary>
public static class RunHashing
{
    /// <summary>Of training and test rows in their order.</summary>
    public static string Split(Dataset data) => Of([.. data.Split.Train.Select(Text), "test", .. data.Split.Test.Select(Text)]);

    /// <summary>Of the test queries in their order.</summary>
    public static string Queries(Dataset data) => Of(data.Queries.Select(query => query.Text));

    /// <summary>Of the primary judgments.</summary>
    public static string Judgments(Dataset data) => Of(data.Judgments[0].Relevant.Select(documents => string.Join('\0', documents)));

    /// <summary>Of the corpus: ids and texts in their order.</summary>
    public static string Corpus(Dataset data) => Of(data.Corpus.Ids.Zip(data.Corpus.Texts, (id, text) => $"{id}\0{text}"));

    /// <summary>Of what rows have beside query, passage and its id: labels, negatives and scores.</summary>
    public static string Extras(Dataset data) => Of(data.Rows.Select(row => string.Join(
        '\0',
        [
            .. row.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).SelectMany(label => new[] { label.Key, label.Value }),
            .. row.Negatives,
            row.Score?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        ])));

    /// <summary>Of texts in their order, each ended by a line feed.</summary>
    public static string Of(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(int row) => row.ToString(CultureInfo.InvariantCulture);
}
