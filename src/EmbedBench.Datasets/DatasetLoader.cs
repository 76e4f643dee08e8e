using System.Globalization;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Pairs;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Sources.Npm;
using EmbedBench.Datasets.Splits;
using EmbedBench.Hub;

namespace EmbedBench.Datasets;

/// <summary>Makes a data set of what a spec says about it.</summary>
/// <param name="hub">Fetches data sets of the hub.</param>
/// <param name="npm">Fetches npm packages; null: kept in the user's cache.</param>
public sealed class DatasetLoader(HubClient hub, NpmPackages? npm = null)
{
    private const int RowsPerReport = 10_000;

    private readonly SourceOpener _sources = new(hub, npm ?? NpmPackages.InUserCache());

    /// <summary>Fetches, reads, checks, splits and judges.</summary>
    /// <param name="settings">What the data set is.</param>
    /// <param name="places">Where its files are looked for.</param>
    /// <param name="progress">Told of downloads and of rows read.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is malformed, the data is not what the fingerprint says, a text or an id is empty or an id repeated where it must not be,
    /// there are no rows, or a query has no relevant passage; the message names the place.
    /// </exception>
    /// <exception cref="HubException">The hub, or what it sent, stands in the way.</exception>
    public async Task<Dataset> LoadAsync(
        DataSettings settings, DataPlaces places, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        SourceFiles source = await _sources.OpenAsync(settings, places, progress, cancel);
        List<Pair> all = ReadRows(settings, source, progress, cancel, out DataFingerprint fingerprint);
        settings.Fingerprint?.RequireSame(fingerprint, source.Origin.Description);

        Corpus? file = settings.Corpus is CorpusRule.File rule ? CorpusFile.Read(rule, settings.EmptyText, source, cancel) : null;
        (IReadOnlyList<Pair> rows, file) = Limits.Apply(settings.Limit, all, file);
        RowSplit split = SplitRules.Apply(settings.Split, rows.Count, places.SpecFolder);
        Query[] queries = [.. split.Test.Select((row, test) => new Query(Invariant($"q{test}"), row, rows[row].Query, rows[row].Labels))];
        return new Dataset
        {
            Rows = rows,
            Split = split,
            Corpus = file ?? new Corpus([.. rows.Select(row => Invariant($"{row.Index}"))], [.. rows.Select(row => row.Passage)]),
            Queries = queries,
            Judgments = [.. settings.Judgments.Select(judgments => JudgmentRules.Apply(judgments, queries, rows, file))],
            Fingerprint = fingerprint,
            Origin = source.Origin,
        };
    }

    private static List<Pair> ReadRows(
        DataSettings settings,
        SourceFiles source,
        IProgress<DataProgress>? progress,
        CancellationToken cancel,
        out DataFingerprint fingerprint)
    {
        var reader = new PairReader(settings.Columns, settings.EmptyText);
        using var found = new FingerprintBuilder();
        var pairs = new List<Pair>();
        foreach (Row row in RowTable.Read(settings.Rows, source, cancel))
        {
            Pair pair = reader.Read(row, pairs.Count);
            found.Add(pair);
            pairs.Add(pair);
            if (pairs.Count % RowsPerReport == 0)
                progress?.Report(new DataProgress("read rows", pairs.Count, null, "rows"));
        }

        fingerprint = found.Build();
        return pairs.Count > 0 ? pairs : throw new InvalidDataException($"{settings.Rows.File} has no rows ({source.Origin.Description}).");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
