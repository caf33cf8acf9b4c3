# The app, its articles beside it, and nothing else. Data is on a volume.
# Built on the machine that builds, for the machine that runs: the compiler is not emulated.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY .config .config
COPY src/Directory.Build.props src/
COPY src/HipPain.Content/HipPain.Content.csproj src/HipPain.Content/packages.lock.json src/HipPain.Content/
COPY src/HipPain.Web/HipPain.Web.csproj src/HipPain.Web/packages.lock.json src/HipPain.Web/
RUN dotnet restore src/HipPain.Web -a $TARGETARCH --locked-mode -p:PublishReadyToRun=true
RUN dotnet tool restore
COPY src src
COPY content content
RUN dotnet publish src/HipPain.Web -a $TARGETARCH -c Release --no-restore -o /app
RUN dotnet CycloneDX src/HipPain.Web/HipPain.Web.csproj --disable-package-restore --include-license-text --output-format Json --filename sbom.cdx.json -o /app
RUN mkdir /app/data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# The image has no shell to change the owner later.
COPY --from=build --chown=$APP_UID:$APP_UID /app/data data
ENV ASPNETCORE_URLS=http://+:5080 \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
VOLUME /app/data
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["dotnet", "HipPain.Web.dll", "health"]
ENTRYPOINT ["dotnet", "HipPain.Web.dll"]
