using EmbedBench.Datasets.Readers;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;

namespace EmbedBench.Datasets.Corpora;

/// <summary>Reads a corpus from a file of its own.</summary>
internal static class CorpusFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A document has an empty or repeated id, or an empty text where none may be.</exception>
    public static Corpus Read(CorpusRule.File rule, EmptyText emptyText, SourceFiles source, CancellationToken cancel)
    {
        var places = new Dictionary<string, RowPlace>(StringComparer.Ordinal);
        var texts = new List<string>();
        foreach (Row row in source.Find(rule.Path).SelectMany(path => RowFile.Read(path, cancel)))
        {
            string id = rule.Id.Apply(row.Text);
            if (id.Length == 0)
                throw new InvalidDataException($"{row.Place} has an empty id ({rule.Id}).");
            if (!places.TryAdd(id, row.Place))
                throw new InvalidDataException($"{row.Place} has the id \"{id}\" a second time (first: {places[id]}).");
            string text = rule.Text.Apply(row.Text);
            if (emptyText == EmptyText.Error && string.IsNullOrWhiteSpace(text))
                throw new InvalidDataException($"{row.Place} has an empty text ({rule.Text}); correct it, or write empty_text: keep.");
            texts.Add(text);
        }

        return texts.Count > 0
            ? new Corpus([.. places.Keys], texts)
            : throw new InvalidDataException($"The corpus {rule.Path} has no documents.");
    }
}
