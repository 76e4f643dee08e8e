using EmbedBench.Torch.Devices;

namespace EmbedBench.Retrieval.Search;

/// <summary>The search of a device.</summary>
public static class SearchCatalogue
{
    /// <summary>A search of the corpus on the device that encoded it.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static ISearch Create(EmbeddedTexts corpus, Similarity similarity, ComputeDevice device) =>
        device.TakesWholeBatches ? new DeviceSearch(corpus, similarity, device) : new ExactSearch(corpus, similarity);
}
