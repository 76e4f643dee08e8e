using EmbedBench.Cli.Output;
using EmbedBench.Datasets.Corpora;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Runs;

/// <summary>Searches an experiment's corpus for one query.</summary>
/// <param name="spec">Prompts and dimensions.</param>
/// <param name="corpus">What is searched.</param>
internal sealed class CorpusSearch(ExperimentSpec spec, Corpus corpus)
{
    public required string Query { get; init; }

    /// <summary>Passages to find.</summary>
    public required int Top { get; init; }

    /// <summary>Values to keep of each embedding.</summary>
    public required int Dimension { get; init; }

    /// <summary>The best passages by a model; their texts are all embedded first.</summary>
    /// <param name="model">The model; its threads search too.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="progress">Shows how far the embedding is.</param>
    /// <param name="cancel">Ends it early.</param>
    public SearchResult Find(SentenceEncoder model, string name, ProgressDisplay progress, CancellationToken cancel)
    {
        progress.Begin($"encoding the passages ({name})");
        EmbeddingMatrix passages = Encode(model, corpus.Texts, spec.Model.Prompts.Passage, new EncodingDisplay(progress), cancel);
        EmbeddingMatrix query = Encode(model, [Query], spec.Model.Prompts.Query, progress: null, cancel);
        ISearch search = SearchCatalogue.Create(new EmbeddedTexts(corpus.Ids, passages), Similarity.Cosine, model.Model.Device);
        var options = new SearchOptions { Top = Top, Threads = model.Workers.Count };
        Ranking ranking = search.Search(new EmbeddedTexts(["query"], query), options, progress: null, cancel)[0];
        Dictionary<string, string> texts = corpus.Ids.Zip(corpus.Texts).ToDictionary(StringComparer.Ordinal);
        // Those that tie with the last one come with it; a person asked for so many.
        IEnumerable<FoundPassage> best = ranking.Documents.Take(Top)
            .Select(document => new FoundPassage(document.Id, (float)document.Score, texts[document.Id]));
        return new SearchResult(name, [.. best]);
    }

    private EmbeddingMatrix Encode(
        SentenceEncoder model, IReadOnlyList<string> texts, string prompt, IProgress<EncodeProgress>? progress, CancellationToken cancel) =>
        model.Encode(texts, new EncodeOptions { Prompt = prompt, Dimension = Dimension }, progress, cancel);
}
